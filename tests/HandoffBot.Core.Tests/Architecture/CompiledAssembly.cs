using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace HandoffBot.Core.Tests.Architecture;

/// <summary>An assembly read as metadata: what the compiler really wrote, whatever the source looks like.</summary>
internal sealed class CompiledAssembly : IDisposable
{
    private readonly PEReader _file;
    private readonly string _root;

    /// <param name="assembly">Which.</param>
    /// <param name="root">The namespace its rooms lie in.</param>
    internal CompiledAssembly(Assembly assembly, string root)
    {
        (_file, _root) = (new(File.OpenRead(assembly.Location)), root + ".");
        Metadata = _file.GetMetadataReader();
    }

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

    /// <summary>The room a type lives in, e.g. <c>Handoffs</c>; null for what lies in none.</summary>
    internal string? Room(TypeDefinitionHandle handle) => Place(handle)?.Split('.')[0];

    /// <summary>The namespace a type lives in, below the root, e.g. <c>Operations.Health</c>; null outside it.</summary>
    internal string? Place(TypeDefinitionHandle handle)
    {
        var type = Metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = Metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        var place = Metadata.GetString(type.Namespace);
        return place.StartsWith(_root, StringComparison.Ordinal) ? place[_root.Length..] : null;
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
