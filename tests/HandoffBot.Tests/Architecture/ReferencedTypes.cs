using System.Reflection.Metadata;

namespace HandoffBot.Tests.Architecture;

/// <summary>What types of an assembly use, by signatures, members and instructions alike.</summary>
internal static class ReferencedTypes
{
    /// <summary>Which folder uses a type of which other folder of the same assembly.</summary>
    internal static IReadOnlySet<(string From, string To)> BetweenFolders(CompiledAssembly assembly) =>
        assembly
            .Metadata.TypeDefinitions.Where(type => assembly.Folder(type) is not null)
            .SelectMany(type =>
                Used(assembly, type).Own.Select(assembly.Folder).OfType<string>().Select(to => (From: assembly.Folder(type)!, To: to))
            )
            .Where(reference => reference.From != reference.To)
            .ToHashSet();

    /// <summary>Which module uses which type, and which member as <c>Namespace.Type.Member</c>, of other assemblies.</summary>
    internal static IReadOnlySet<(string Module, string Uses)> Outside(CompiledAssembly assembly) =>
        assembly
            .Metadata.TypeDefinitions.Where(type => assembly.Module(type) is not null)
            .SelectMany(type => Used(assembly, type).Outside.Select(uses => (assembly.Module(type)!, uses)))
            .ToHashSet();

    private static (HashSet<TypeDefinitionHandle> Own, HashSet<string> Outside) Used(CompiledAssembly assembly, TypeDefinitionHandle handle)
    {
        var found = new Found([], [], []);
        Look(assembly, handle, found);
        found.Members.UnionWith(found.Outside.Select(assembly.TypeName));
        return (found.Own, found.Members);
    }

    private static void Look(CompiledAssembly assembly, TypeDefinitionHandle handle, Found found)
    {
        var types = new TypesUsed(found.Own, found.Outside);
        var type = assembly.Metadata.GetTypeDefinition(handle);
        Follow(assembly, type.BaseType, types, found);
        foreach (var implemented in type.GetInterfaceImplementations())
        {
            Follow(assembly, assembly.Metadata.GetInterfaceImplementation(implemented).Interface, types, found);
        }

        foreach (var field in type.GetFields())
        {
            assembly.Metadata.GetFieldDefinition(field).DecodeSignature(types, null);
        }

        foreach (var method in type.GetMethods().Select(assembly.Metadata.GetMethodDefinition))
        {
            method.DecodeSignature(types, null);
            if (assembly.Body(method) is not { } body)
            {
                continue;
            }

            if (!body.LocalSignature.IsNil)
            {
                assembly.Metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(types, null);
            }

            foreach (var token in IlTokens.In(body))
            {
                Follow(assembly, token, types, found);
            }
        }
    }

    private static void Follow(CompiledAssembly assembly, EntityHandle handle, TypesUsed types, Found found)
    {
        // An interface has no base.
        if (handle.IsNil)
        {
            return;
        }

        var metadata = assembly.Metadata;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                found.Own.Add((TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeReference:
                found.Outside.Add((TypeReferenceHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(types, null);
                break;
            case HandleKind.FieldDefinition:
                found.Own.Add(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MethodDefinition:
                found.Own.Add(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MethodSpecification:
                var specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                specification.DecodeSignature(types, null);
                Follow(assembly, specification.Method, types, found);
                break;
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                if (member.Parent.Kind == HandleKind.TypeReference)
                {
                    found.Members.Add($"{assembly.TypeName((TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}");
                }

                Follow(assembly, member.Parent, types, found);
                break;
            default:
                break;
        }
    }

    private sealed record Found(HashSet<TypeDefinitionHandle> Own, HashSet<TypeReferenceHandle> Outside, HashSet<string> Members);
}
