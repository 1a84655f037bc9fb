namespace HandoffBot.Tests.Architecture;

/// <summary>What only tests call does not belong into the product.</summary>
public sealed class UnusedCodeTests
{
    // Called by the server, by the first line of the program, or through what the language derives from the name.
    private static readonly string[] CalledByName = ["Deconstruct", "PrintMembers", "Main", "<Main>$"];

    [Fact]
    public void Every_method_of_the_product_is_called_by_the_product()
    {
        var assemblies = ProductAssemblies.All.Select(assembly => new CompiledAssembly(assembly)).ToList();
        try
        {
            var called = assemblies.SelectMany(CalledMethods.By).ToHashSet(StringComparer.Ordinal);
            // The sandbox is a tool for tests, and its own users are tests.
            var uncalled = assemblies
                .Where(assembly => assembly.Root != ProductAssemblies.Sandbox.GetName().Name)
                .SelectMany(CalledMethods.ToBeCalled)
                .Where(method => !CalledByName.Contains(method[(method.LastIndexOf('.') + 1)..], StringComparer.Ordinal))
                .Where(method => !called.Contains(method) && !called.Contains($"*{method[method.LastIndexOf('.')..]}"));

            Assert.Equal([], uncalled.Order(StringComparer.Ordinal));
        }
        finally
        {
            assemblies.ForEach(assembly => assembly.Dispose());
        }
    }
}
