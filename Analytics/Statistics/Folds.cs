using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Statistics;

/// <summary>How areas are held out. Neighbours resemble each other, so the honest schemes hold out whole authorities or a whole ICB.</summary>
internal static class Folds
{
    /// <summary>Whole groups, dealt in seeded order to the fold that holds fewest areas so far.</summary>
    public static Fold[] WholeGroups(AreaGroups groups, int folds, int seed)
    {
        if (groups.Count < folds) throw new ArgumentException($"{groups.Count} groups cannot make {folds} folds of whole groups.");
        var order = Enumerable.Range(0, groups.Count).ToArray();
        new Random(seed).Shuffle(order);
        var sizes = new int[folds];
        var foldOf = new int[groups.Of.Length];
        foreach (var g in order)
        {
            var smallest = Array.IndexOf(sizes, sizes.Min());
            sizes[smallest] += groups.Members[g].Length;
            foreach (var i in groups.Members[g]) foldOf[i] = smallest;
        }

        return Split(foldOf, folds);
    }

    /// <summary>One group held out.</summary>
    public static Fold WithoutGroup(AreaGroups groups, int group) =>
        new([.. Enumerable.Range(0, groups.Of.Length).Where(i => groups.Of[i] != group)], groups.Members[group]);

    private static Fold[] Split(int[] foldOf, int folds) =>
    [
        .. Enumerable.Range(0, folds).Select(f => new Fold(
            [.. Enumerable.Range(0, foldOf.Length).Where(i => foldOf[i] != f)],
            [.. Enumerable.Range(0, foldOf.Length).Where(i => foldOf[i] == f)])),
    ];
}

/// <summary>A split: rows to learn from, and rows held out.</summary>
internal sealed record Fold(int[] Train, int[] Test);
