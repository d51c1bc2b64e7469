using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Areas;

/// <summary>How many areas England has, as ONS counts them: data/geography.json. What comes is held to it.</summary>
/// <param name="Areas">Areas of each level of today; ICBs are counted by their own look-up.</param>
/// <param name="Earlier">Areas of earlier vintages, in look-ups to those of today.</param>
/// <param name="FormerIcbs">ICBs of each year that figures still name.</param>
/// <param name="LsoaChanges">Rows of the look-up from LSOAs of 2011 by the kind of change: U unchanged, S split, M merged, X another.</param>
public sealed record CountedAreas(IReadOnlyDictionary<AreaLevel, int> Areas, IReadOnlyDictionary<AreaLevel, int> Earlier, IReadOnlyDictionary<string, int> FormerIcbs, IReadOnlyDictionary<string, int> LsoaChanges)
{
    public const string FileName = "geography.json";

    /// <summary>Those of the levels that are ranked, smallest first.</summary>
    public IEnumerable<KeyValuePair<AreaLevel, int>> Ranked => AreaLevels.Ranked.Select(l => KeyValuePair.Create(l, Areas[l]));

    /// <exception cref="CatalogueException">The file is malformed, or counts no area of a level.</exception>
    public static CountedAreas Read(Stream json, string file = FileName)
    {
        var counted = CatalogueJson.Read<CountedAreas>(json, file);
        foreach (var level in AreaLevels.Ranked.Where(l => !counted.Areas.ContainsKey(l)))
            throw new CatalogueException(file, "areas", $"a number of {level.Id()}", "none");
        foreach (var level in new[] { AreaLevel.Lsoa11, AreaLevel.Msoa11 }.Where(l => !counted.Earlier.ContainsKey(l)))
            throw new CatalogueException(file, "earlier", $"a number of {level.Id()}", "none");
        foreach (var (level, areas) in counted.Areas.Concat(counted.Earlier))
            Check(level, areas, file);
        return counted;
    }

    /// <exception cref="CatalogueException">Not above 0.</exception>
    internal static void Check(AreaLevel level, int areas, string file)
    {
        if (areas < 1)
            throw new CatalogueException(file, level.Id(), "a number of areas above 0", $"{areas}");
    }
}
