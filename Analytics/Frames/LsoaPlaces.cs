using HealthNeeds.Core.Areas;

namespace HealthNeeds.Analytics.Frames;

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
        var mean = Areas.Where(a => a.Population > 0).Select(a => (double)a.Population!.Value).DefaultIfEmpty(1).Average();
        Population = [.. Areas.Select(a => a.Population > 0 ? a.Population.Value : mean)];
    }

    public AreaCode[] Lsoas { get; }

    public Area[] Areas { get; }

    public AreaGroups Msoas { get; }

    public AreaGroups Authorities { get; }

    public AreaGroups Icbs { get; }

    /// <summary>Residents; England's mean where the figure is not held.</summary>
    public double[] Population { get; }

    private static ArgumentException Missing(AreaCode code, string what) => new($"{code} has figures, but the areas do not hold {what}.");
}
