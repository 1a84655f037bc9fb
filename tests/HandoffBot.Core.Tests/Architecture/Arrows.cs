using System.Reflection.Metadata;

namespace HandoffBot.Core.Tests.Architecture;

/// <summary>Which room leans on which, by signatures, members and instructions alike.</summary>
internal static class Arrows
{
    internal static IReadOnlySet<(string From, string To)> Of(CompiledAssembly assembly) =>
        assembly
            .Metadata.TypeDefinitions.Where(type => assembly.Room(type) is not null)
            .SelectMany(type =>
                Used(assembly, type).Own.Select(assembly.Room).OfType<string>().Select(to => (From: assembly.Room(type)!, To: to))
            )
            .Where(arrow => arrow.From != arrow.To)
            .ToHashSet();

    /// <summary>The same with the rooms within rooms, e.g. <c>Operations.Health</c>.</summary>
    internal static IReadOnlySet<(string From, string To)> OfPlaces(CompiledAssembly assembly) =>
        assembly
            .Metadata.TypeDefinitions.Where(type => assembly.Place(type) is not null)
            .SelectMany(type =>
                Used(assembly, type).Own.Select(assembly.Place).OfType<string>().Select(to => (From: assembly.Place(type)!, To: to))
            )
            .Where(arrow => arrow.From != arrow.To)
            .ToHashSet();

    /// <summary>Which room uses which type, and which member as <c>Namespace.Type.Member</c>, of other assemblies.</summary>
    internal static IReadOnlySet<(string Room, string Uses)> Outside(CompiledAssembly assembly) =>
        assembly
            .Metadata.TypeDefinitions.Where(type => assembly.Room(type) is not null)
            .SelectMany(type => Used(assembly, type).Outside.Select(uses => (assembly.Room(type)!, uses)))
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

            foreach (var token in Il.Tokens(body))
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
