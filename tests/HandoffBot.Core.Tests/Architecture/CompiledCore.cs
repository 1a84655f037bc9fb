using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using HandoffBot.Core.Handoffs;

namespace HandoffBot.Core.Tests.Architecture;

/// <summary>The compiled rules, read as metadata: what the compiler really wrote, whatever the source looks like.</summary>
internal sealed class CompiledCore : IDisposable
{
    private readonly PEReader _file = new(File.OpenRead(typeof(Decider).Assembly.Location));

    internal CompiledCore() => Metadata = _file.GetMetadataReader();

    internal MetadataReader Metadata { get; }

    /// <summary>Names of the assemblies it references.</summary>
    internal IReadOnlyList<string> Assemblies =>
        [.. Metadata.AssemblyReferences.Select(a => Metadata.GetString(Metadata.GetAssemblyReference(a).Name))];

    /// <summary>Full names of every outside type it mentions.</summary>
    internal IReadOnlyList<string> OutsideTypes => [.. Metadata.TypeReferences.Select(TypeName)];

    /// <summary>Every outside member it mentions, as <c>Namespace.Type.Member</c>.</summary>
    internal IReadOnlyList<string> OutsideMembers =>
    [
        .. Metadata.MemberReferences
            .Select(Metadata.GetMemberReference)
            .Where(m => m.Parent.Kind == HandleKind.TypeReference)
            .Select(m => $"{TypeName((TypeReferenceHandle)m.Parent)}.{Metadata.GetString(m.Name)}"),
    ];

    public void Dispose() => _file.Dispose();

    internal MethodBodyBlock? Body(MethodDefinition method) => method.RelativeVirtualAddress == 0 ? null : _file.GetMethodBody(method.RelativeVirtualAddress);

    /// <summary>The room a type lives in: the third part of its namespace, e.g. <c>Handoffs</c>; null for what the compiler made without one.</summary>
    internal string? Room(TypeDefinitionHandle handle)
    {
        var type = Metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = Metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        var parts = Metadata.GetString(type.Namespace).Split('.');
        return parts is ["HandoffBot", "Core", var room, ..] ? room : null;
    }

    private string TypeName(TypeReferenceHandle handle)
    {
        var type = Metadata.GetTypeReference(handle);
        var name = Metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{TypeName((TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : $"{Metadata.GetString(type.Namespace)}.{name}";
    }
}
