namespace HandoffBot.Core.Agreement.Keys;

/// <summary>Walks through a description of keys.</summary>
public static class DescribedKeys
{
    /// <summary>Every key of a group and below it, each before its own; the groups of shapes that have a name are left to these.</summary>
    public static IEnumerable<DescribedKey> All(this GroupShape group) => Below(group, "", "");

    private static IEnumerable<DescribedKey> Below(GroupShape group, string key, string path)
    {
        foreach (var one in group.Keys)
        {
            var (itsKey, itsPath) = (GroupPath.Join(key, one.Name), GroupPath.Join(path, one.Name));
            yield return new DescribedKey(itsKey, itsPath, one);
            var (inner, way) = one.Shape switch
            {
                GroupShape own => (own, itsPath),
                GroupsShape list => (list.Item, $"{itsPath}[]"),
                NamesShape { Item: GroupShape item, NameWord: var word } => (item, $"{itsPath}.{word.ToUpperInvariant()}"),
                _ => (null, itsPath),
            };
            foreach (var below in inner is null ? [] : Below(inner, itsKey, way))
            {
                yield return below;
            }
        }
    }
}
