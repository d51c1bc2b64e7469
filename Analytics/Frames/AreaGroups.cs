namespace HealthNeeds.Analytics.Frames;

/// <summary>A partition of the frame's LSOAs into larger areas, ordered by code.</summary>
internal sealed class AreaGroups
{
    public AreaGroups(IReadOnlyList<AreaCode> groupOfLsoa)
    {
        Codes = [.. groupOfLsoa.Distinct().Order()];
        var index = Codes.Select((code, i) => (code, i)).ToDictionary(e => e.code, e => e.i);
        Of = [.. groupOfLsoa.Select(code => index[code])];
        Members = new int[Codes.Length][];
        foreach (var group in Enumerable.Range(0, Of.Length).GroupBy(i => Of[i]))
            Members[group.Key] = [.. group];
    }

    public AreaCode[] Codes { get; }

    /// <summary>The group of each LSOA.</summary>
    public int[] Of { get; }

    /// <summary>The LSOAs of each group, ascending.</summary>
    public int[][] Members { get; }

    public int Count => Codes.Length;

    /// <summary>The mean of the known values of each group, or NaN where none is known.</summary>
    public double[] Mean(double[] values, double[] weights)
    {
        var mean = new double[Count];
        for (var g = 0; g < Count; g++)
        {
            double sum = 0, weight = 0;
            foreach (var i in Members[g].Where(i => !double.IsNaN(values[i])))
            {
                sum += weights[i] * values[i];
                weight += weights[i];
            }

            mean[g] = weight > 0 ? sum / weight : double.NaN;
        }

        return mean;
    }
}

/// <summary>LSOAs in the order of their codes, with the larger areas they belong to and their residents.</summary>
internal sealed class LsoaPlaces
{
    /// <param name="lsoas">In the order of their codes.</param>
    /// <param name="areas">Holds each of them.</param>
    /// <exception cref="ArgumentException">An LSOA, or an area it belongs to, is not among the areas.</exception>
    public LsoaPlaces(IReadOnlyList<AreaCode> lsoas, IReadOnlyList<Area> areas)
    {
        Lsoas = [.. lsoas];
        var known = areas.Where(a => a.Level == AreaLevel.Lsoa21).ToDictionary(a => a.Code);
        Areas = [.. Lsoas.Select(code => known.GetValueOrDefault(code) ?? throw Missing(code, "itself"))];
        Msoas = new AreaGroups([.. Areas.Select(a => a.Msoa ?? throw Missing(a.Code, "its MSOA"))]);
        Authorities = new AreaGroups([.. Areas.Select(a => a.LocalAuthority ?? throw Missing(a.Code, "its local authority"))]);
        Icbs = new AreaGroups([.. Areas.Select(a => a.Icb ?? throw Missing(a.Code, "its ICB"))]);
        Validation = new AreaGroups([.. Areas.Select(a => a.Icb24 ?? a.Icb!.Value)]);
        var mean = Areas.Where(a => a.Population > 0).Select(a => (double)a.Population!.Value).DefaultIfEmpty(1).Average();
        Population = [.. Areas.Select(a => a.Population > 0 ? a.Population.Value : mean)];
    }

    public AreaCode[] Lsoas { get; }

    public Area[] Areas { get; }

    public AreaGroups Msoas { get; }

    public AreaGroups Authorities { get; }

    public AreaGroups Icbs { get; }

    /// <summary>What synthetic estimates are tested by leaving out: the ICBs of April 2024, for a merger of boards must not move a rank. Today's where those are not held.</summary>
    public AreaGroups Validation { get; }

    /// <summary>Residents; England's mean where the figure is not held.</summary>
    public double[] Population { get; }

    private static ArgumentException Missing(AreaCode code, string what) => new($"{code} has figures, but the areas do not hold {what}.");
}
