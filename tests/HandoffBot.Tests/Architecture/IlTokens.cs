using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace HandoffBot.Tests.Architecture;

/// <summary>Reads the metadata tokens out of a method's instructions.</summary>
internal static class IlTokens
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes)
        .GetFields()
        .Select(f => f.GetValue(null))
        .OfType<OpCode>()
        .ToDictionary(c => c.Size == 1 ? c.Value & 0xFF : c.Value & 0xFFFF);

    internal static IEnumerable<EntityHandle> In(MethodBodyBlock body)
    {
        var il = body.GetILReader();
        var found = new List<EntityHandle>();
        while (il.RemainingBytes > 0)
        {
            int first = il.ReadByte();
            var code = Codes[first == 0xFE ? 0xFE00 | il.ReadByte() : first];
            switch (code.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    found.Add(MetadataTokens.EntityHandle(il.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var targets = il.ReadInt32();
                    il.Offset += 4 * targets;
                    break;
                default:
                    il.Offset += Width(code.OperandType);
                    break;
            }
        }

        return found;
    }

    private static int Width(OperandType operand) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            _ => 4,
        };
}
