namespace HealthNeeds.Analytics.Similar;

/// <summary>
/// Which areas of one level are most alike: features standardised over all of them (mean 0, standard deviation 1), turned to principal components, the leading
/// ones kept up to <see cref="Share"/> of the variance, and the Euclidean distance there. The method of ONS's and CIPFA's nearest neighbours, by other features.
/// </summary>
public sealed class SimilarPlaces
{
    /// <summary>Of the variance, in the components kept.</summary>
    public const double Share = 0.9;

    /// <summary>Of areas that have a feature, for it to be used at all.</summary>
    public const double LeastCoverage = 0.9;

    /// <summary>With fewer features than this, likeness would mean little.</summary>
    public const int FewestFeatures = 3;

    private readonly Dictionary<AreaCode, int> places;
    private readonly Dictionary<AreaCode, IReadOnlyList<StructuralFeature>> missing;
    private readonly PlaceRow[] rows;
    private readonly float[][] standardised;
    private readonly PrincipalComponents components;

    private SimilarPlaces(IReadOnlyList<StructuralFeature> features, PlaceRow[] rows, float[][] standardised, PrincipalComponents components, Dictionary<AreaCode, IReadOnlyList<StructuralFeature>> missing)
    {
        (Features, this.rows, this.standardised, this.components, this.missing) = (features, rows, standardised, components, missing);
        places = Enumerable.Range(0, rows.Length).ToDictionary(i => rows[i].Code);
    }

    /// <summary>Those that are used.</summary>
    public IReadOnlyList<StructuralFeature> Features { get; }

    /// <summary>How many areas are compared.</summary>
    public int Count => rows.Length;

    public int Components => components.Variances.Count;

    /// <summary>What the components kept hold of the variance, 0 to 1.</summary>
    public double Held => components.Variances.Sum() / components.Total;

    /// <returns>Null where fewer than <see cref="FewestFeatures"/> features are known of nine in ten areas and differ among them, or their components do not reach <see cref="Share"/>.</returns>
    /// <param name="rows">Areas of one level with their values in the order of <paramref name="features"/>; not a number where one is not known.</param>
    public static SimilarPlaces? Of(IReadOnlyList<StructuralFeature> features, IReadOnlyList<PlaceRow> rows, int seed)
    {
        int[] used = [.. Enumerable.Range(0, features.Count).Where(f => IsUsed([.. rows.Select(r => r.Values[f]).Where(double.IsFinite)], rows.Count))];
        PlaceRow[] known = [.. rows.Where(r => Array.TrueForAll(used, f => double.IsFinite(r.Values[f])))];
        if (used.Length < FewestFeatures || known.Length < 2)
            return null;
        var lacking = rows.Where(r => !Array.TrueForAll(used, f => double.IsFinite(r.Values[f])))
            .ToDictionary(r => r.Code, r => (IReadOnlyList<StructuralFeature>)[.. used.Where(f => !double.IsFinite(r.Values[f])).Select(f => features[f])]);
        var scaled = Standardised(known, used);
        return PrincipalComponents.Find(scaled, Share, seed) is { } turned
            ? new SimilarPlaces([.. used.Select(f => features[f])], known, scaled, turned, lacking)
            : null;
    }

    /// <summary>What is not known of an area, so that it cannot be compared; empty where it can, null where it is none of the areas.</summary>
    public IReadOnlyList<StructuralFeature>? Missing(AreaCode area) => places.ContainsKey(area) ? [] : missing.GetValueOrDefault(area);

    /// <summary>The most alike first; of equal distance, by code.</summary>
    /// <param name="elsewhere">True leaves out areas of its own authority.</param>
    /// <exception cref="KeyNotFoundException">The area cannot be compared.</exception>
    public IReadOnlyList<SimilarPlace> Nearest(AreaCode area, int count, bool elsewhere)
    {
        var here = places[area];
        var nearest = new PriorityQueue<int, (double Distance, string Code)>(Comparer<(double Distance, string Code)>.Create((a, b) => a.Distance != b.Distance ? b.Distance.CompareTo(a.Distance) : string.CompareOrdinal(b.Code, a.Code)));
        for (var i = 0; i < rows.Length; i++)
        {
            if (i == here || (elsewhere && rows[i].Authority == rows[here].Authority && rows[i].Authority is not null))
                continue;
            var rank = (Squared(components.Scores[here], components.Scores[i]), rows[i].Code.Value);
            if (nearest.Count < count) nearest.Enqueue(i, rank);
            else nearest.EnqueueDequeue(i, rank);
        }

        var found = new List<SimilarPlace>();
        while (nearest.TryDequeue(out var i, out var rank))
            found.Add(new SimilarPlace(rows[i].Code, Math.Sqrt(rank.Distance), Differences(here, i)));
        found.Reverse();
        return found;
    }

    /// <summary>One area less another, in standard deviations of all areas, in the order of <see cref="Features"/>; null where one cannot be compared.</summary>
    public IReadOnlyList<double>? Differences(AreaCode here, AreaCode there) => places.TryGetValue(here, out var a) && places.TryGetValue(there, out var b) ? Differences(a, b) : null;

    /// <summary>Between two areas on the components kept; null where one cannot be compared.</summary>
    public double? Distance(AreaCode here, AreaCode there) => places.TryGetValue(here, out var a) && places.TryGetValue(there, out var b) ? Math.Sqrt(Squared(components.Scores[a], components.Scores[b])) : null;

    private double[] Differences(int here, int there) => [.. standardised[there].Zip(standardised[here], (b, a) => (double)b - a)];

    private static bool IsUsed(double[] values, int of) => values.Length > 0 && values.Length >= LeastCoverage * of && values.Max() > values.Min();

    private static double Squared(float[] a, float[] b)
    {
        var sum = 0.0;
        for (var c = 0; c < a.Length; c++)
            sum += ((double)a[c] - b[c]) * ((double)a[c] - b[c]);
        return sum;
    }

    private static float[][] Standardised(PlaceRow[] rows, int[] used)
    {
        var scales = Array.ConvertAll(used, f => Scale(Array.ConvertAll(rows, r => r.Values[f])));
        return [.. rows.Select(r => used.Select((f, i) => (float)((r.Values[f] - scales[i].Mean) / scales[i].Deviation)).ToArray())];
    }

    private static (double Mean, double Deviation) Scale(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        return (mean, deviation > 0 ? deviation : 1);
    }
}

/// <summary>An area with what it is held to be like.</summary>
/// <param name="Authority">Null at the level of authorities.</param>
/// <param name="Values">In the order of the features; not a number where one is not known.</param>
public sealed record PlaceRow(AreaCode Code, AreaCode? Authority, double[] Values);

/// <summary>An area that is like another.</summary>
/// <param name="Distance">On the components kept: 0 for two that are the same.</param>
/// <param name="Differences">It less the other, in standard deviations of all areas of the level, in the order of the features.</param>
public sealed record SimilarPlace(AreaCode Area, double Distance, IReadOnlyList<double> Differences);
