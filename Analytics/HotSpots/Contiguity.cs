using HealthNeeds.Core.Boundaries;

namespace HealthNeeds.Analytics.HotSpots;

/// <summary>Which areas touch, by queen contiguity: areas are neighbours where their outlines have a point in common, be it one corner.</summary>
/// <param name="Codes">In the order of the outlines.</param>
/// <param name="Neighbours">By position, the positions of an area's neighbours, ascending.</param>
public sealed record Contiguity(IReadOnlyList<AreaCode> Codes, IReadOnlyList<int[]> Neighbours)
{
    /// <summary>Outlines lie on one grid, so that areas which touch have corners in common to the last place. An area that touches none is an island.</summary>
    public static Contiguity Of(BoundarySet outlines)
    {
        ArgumentNullException.ThrowIfNull(outlines);
        var at = new Dictionary<Location, List<int>>();
        for (var i = 0; i < outlines.Areas.Count; i++)
        {
            foreach (var corner in outlines.Areas[i].Polygons.SelectMany(p => p.Rings).SelectMany(r => r).Distinct())
            {
                if (!at.TryGetValue(corner, out var areas)) at.Add(corner, areas = []);
                areas.Add(i);
            }
        }

        var touching = new SortedSet<int>[outlines.Areas.Count];
        for (var i = 0; i < touching.Length; i++) touching[i] = [];
        foreach (var areas in at.Values.Where(a => a.Count > 1))
        {
            foreach (var i in areas) touching[i].UnionWith(areas);
        }

        return new Contiguity([.. outlines.Areas.Select(a => a.Code)], [.. touching.Select((areas, i) => areas.Where(j => j != i).ToArray())]);
    }

    /// <summary>The same without the areas that are not asked for: what was next to one of them has a neighbour less.</summary>
    public Contiguity Among(Func<AreaCode, bool> isAsked)
    {
        ArgumentNullException.ThrowIfNull(isAsked);
        int[] kept = [.. Enumerable.Range(0, Codes.Count).Where(i => isAsked(Codes[i]))];
        var place = new int[Codes.Count];
        Array.Fill(place, -1);
        for (var k = 0; k < kept.Length; k++) place[kept[k]] = k;
        return new Contiguity([.. kept.Select(i => Codes[i])], [.. kept.Select(i => Neighbours[i].Select(j => place[j]).Where(k => k >= 0).ToArray())]);
    }

    /// <summary>Areas that touch no other.</summary>
    public IEnumerable<AreaCode> Islands => Codes.Where((_, i) => Neighbours[i].Length == 0);

    /// <summary>Members that hang together by touching, the largest group first, then by first position.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Groups(Func<int, bool> isMember)
    {
        ArgumentNullException.ThrowIfNull(isMember);
        var (groups, seen) = (new List<IReadOnlyList<int>>(), new bool[Codes.Count]);
        for (var first = 0; first < seen.Length; first++)
        {
            if (seen[first] || !isMember(first)) continue;
            var group = new List<int> { first };
            seen[first] = true;
            for (var next = 0; next < group.Count; next++)
            {
                foreach (var neighbour in Neighbours[group[next]].Where(n => !seen[n] && isMember(n)))
                {
                    seen[neighbour] = true;
                    group.Add(neighbour);
                }
            }

            groups.Add(group);
        }

        return [.. groups.OrderByDescending(g => g.Count).ThenBy(g => g[0])];
    }
}
