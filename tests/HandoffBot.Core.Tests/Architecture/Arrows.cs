using System.Reflection.Metadata;

namespace HandoffBot.Core.Tests.Architecture;

/// <summary>Which room leans on which, by signatures, members and instructions alike.</summary>
internal static class Arrows
{
    internal static IReadOnlySet<(string From, string To)> Of(CompiledCore core)
    {
        var arrows = new HashSet<(string From, string To)>();
        foreach (var handle in core.Metadata.TypeDefinitions)
        {
            if (core.Room(handle) is { } from)
            {
                arrows.UnionWith(Used(core, handle).Select(core.Room).OfType<string>().Where(to => to != from).Select(to => (from, to)));
            }
        }

        return arrows;
    }

    private static HashSet<TypeDefinitionHandle> Used(CompiledCore core, TypeDefinitionHandle handle)
    {
        var found = new HashSet<TypeDefinitionHandle>();
        var types = new TypesUsed(found);
        var type = core.Metadata.GetTypeDefinition(handle);
        Follow(core, type.BaseType, types, found);
        foreach (var implemented in type.GetInterfaceImplementations())
        {
            Follow(core, core.Metadata.GetInterfaceImplementation(implemented).Interface, types, found);
        }

        foreach (var field in type.GetFields())
        {
            core.Metadata.GetFieldDefinition(field).DecodeSignature(types, null);
        }

        foreach (var method in type.GetMethods().Select(core.Metadata.GetMethodDefinition))
        {
            method.DecodeSignature(types, null);
            if (core.Body(method) is not { } body)
            {
                continue;
            }

            if (!body.LocalSignature.IsNil)
            {
                core.Metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(types, null);
            }

            foreach (var token in Il.Tokens(body))
            {
                Follow(core, token, types, found);
            }
        }

        return found;
    }

    private static void Follow(CompiledCore core, EntityHandle handle, TypesUsed types, HashSet<TypeDefinitionHandle> found)
    {
        var metadata = core.Metadata;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                found.Add((TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(types, null);
                break;
            case HandleKind.FieldDefinition:
                found.Add(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MethodDefinition:
                found.Add(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MethodSpecification:
                var specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                specification.DecodeSignature(types, null);
                Follow(core, specification.Method, types, found);
                break;
            case HandleKind.MemberReference:
                Follow(core, metadata.GetMemberReference((MemberReferenceHandle)handle).Parent, types, found);
                break;
            default:
                break;
        }
    }
}
