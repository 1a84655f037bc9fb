using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace HandoffBot.Tests.Architecture;

/// <summary>An assembly read as metadata: what the compiler really wrote, whatever the source looks like.</summary>
internal sealed class CompiledAssembly : IDisposable
{
    /// <summary>Stands for the root namespace, the folder at the top of a project.</summary>
    internal const string Top = "(top)";

    private readonly PEReader _file;

    internal CompiledAssembly(Assembly assembly)
    {
        (_file, Root) = (new(File.OpenRead(assembly.Location)), assembly.GetName().Name!);
        Metadata = _file.GetMetadataReader();
    }

    /// <summary>Name of the assembly, and the namespace its modules lie in.</summary>
    internal string Root { get; }

    internal MetadataReader Metadata { get; }

    /// <summary>Names of the assemblies it references.</summary>
    internal IReadOnlyList<string> Assemblies =>
        [.. Metadata.AssemblyReferences.Select(a => Metadata.GetString(Metadata.GetAssemblyReference(a).Name))];

    /// <summary>Full names of every outside type it mentions.</summary>
    internal IReadOnlyList<string> OutsideTypes => [.. Metadata.TypeReferences.Select(TypeName)];

    /// <summary>Every outside member it mentions, as <c>Namespace.Type.Member</c>.</summary>
    internal IReadOnlyList<string> OutsideMembers =>
        [
            .. Metadata
                .MemberReferences.Select(Metadata.GetMemberReference)
                .Where(m => m.Parent.Kind == HandleKind.TypeReference)
                .Select(m => $"{TypeName((TypeReferenceHandle)m.Parent)}.{Metadata.GetString(m.Name)}"),
        ];

    public void Dispose() => _file.Dispose();

    internal MethodBodyBlock? Body(MethodDefinition method) =>
        method.RelativeVirtualAddress == 0 ? null : _file.GetMethodBody(method.RelativeVirtualAddress);

    /// <summary>The module a type lives in, e.g. <c>Handoffs</c>; null for what the compiler made up outside any.</summary>
    internal string? Module(TypeDefinitionHandle handle) => Folder(handle) is { } folder ? ModuleOf(folder) : null;

    /// <summary>The module that a folder is, or lies in.</summary>
    internal static string ModuleOf(string folder) => folder.Split('.')[0];

    /// <summary>
    /// The namespace a type lives in, below the root, e.g. <c>Operations.Health</c>, and <see cref="Top"/> for the root itself; null for
    /// what
    /// the compiler made up outside any.
    /// </summary>
    internal string? Folder(TypeDefinitionHandle handle)
    {
        var type = Metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = Metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        // A program of statements has no namespace.
        var name = Metadata.GetString(type.Namespace);
        return name == Root || (name.Length == 0 && Metadata.GetString(type.Name) == "Program") ? Top
            : name.StartsWith(Root + ".", StringComparison.Ordinal) ? name[(Root.Length + 1)..]
            : null;
    }

    internal string TypeName(TypeReferenceHandle handle)
    {
        var type = Metadata.GetTypeReference(handle);
        var name = Metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{TypeName((TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : $"{Metadata.GetString(type.Namespace)}.{name}";
    }
}
