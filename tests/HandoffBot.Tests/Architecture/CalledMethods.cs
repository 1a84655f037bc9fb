using System.Reflection;
using System.Reflection.Metadata;

namespace HandoffBot.Tests.Architecture;

/// <summary>Which methods of an assembly are there to be called by name, and which the instructions of an assembly call.</summary>
internal static class CalledMethods
{
    /// <summary>
    /// Methods that somebody has to call, as <c>Namespace.Type.Method</c>: no accessor, no constructor, nothing that a base type or an
    /// interface calls, and nothing the compiler or a generator wrote.
    /// </summary>
    internal static IEnumerable<string> ToBeCalled(CompiledAssembly assembly)
    {
        var metadata = assembly.Metadata;
        foreach (var type in metadata.TypeDefinitions.Where(type => assembly.Folder(type) is not null))
        {
            foreach (var method in metadata.GetTypeDefinition(type).GetMethods().Select(metadata.GetMethodDefinition))
            {
                var name = metadata.GetString(method.Name);
                var calledOtherwise = method.Attributes & (MethodAttributes.SpecialName | MethodAttributes.Virtual);
                if (calledOtherwise == default && !IsGenerated(metadata, type, method) && !name.Contains('<'))
                {
                    yield return $"{TypeName(metadata, type)}.{name}";
                }
            }
        }
    }

    /// <summary>
    /// Every method that the instructions of an assembly mention, written alike; the type is <c>*</c> where it is generic.
    /// </summary>
    internal static IEnumerable<string> By(CompiledAssembly assembly)
    {
        var metadata = assembly.Metadata;
        return metadata
            .MethodDefinitions.Select(metadata.GetMethodDefinition)
            .Select(assembly.Body)
            .OfType<MethodBodyBlock>()
            .SelectMany(IlTokens.In)
            .Select(token => Name(assembly, token))
            .OfType<string>();
    }

    private static string? Name(CompiledAssembly assembly, EntityHandle token)
    {
        var metadata = assembly.Metadata;
        switch (token.Kind)
        {
            case HandleKind.MethodSpecification:
                return Name(assembly, metadata.GetMethodSpecification((MethodSpecificationHandle)token).Method);
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)token);
                return $"{TypeName(metadata, method.GetDeclaringType())}.{metadata.GetString(method.Name)}";
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)token);
                var type = member.Parent.Kind == HandleKind.TypeReference ? assembly.TypeName((TypeReferenceHandle)member.Parent) : "*";
                return $"{type}.{metadata.GetString(member.Name)}";
            default:
                return null;
        }
    }

    private static string TypeName(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        return type.GetDeclaringType().IsNil
            ? $"{metadata.GetString(type.Namespace)}.{name}"
            : $"{TypeName(metadata, type.GetDeclaringType())}+{name}";
    }

    private static bool IsGenerated(MetadataReader metadata, TypeDefinitionHandle type, MethodDefinition method)
    {
        var declaring = metadata.GetTypeDefinition(type);
        return metadata.GetString(declaring.Name).Contains('<')
            || declaring.GetCustomAttributes().Concat(method.GetCustomAttributes()).Any(attribute => IsMark(metadata, attribute))
            || (!declaring.GetDeclaringType().IsNil && IsGenerated(metadata, declaring.GetDeclaringType(), method));
    }

    private static bool IsMark(MetadataReader metadata, CustomAttributeHandle attribute)
    {
        if (metadata.GetCustomAttribute(attribute).Constructor is not { Kind: HandleKind.MemberReference } constructor)
        {
            return false;
        }

        var parent = metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        return parent.Kind == HandleKind.TypeReference
            && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name)
                is "CompilerGeneratedAttribute"
                    or "GeneratedCodeAttribute";
    }
}
