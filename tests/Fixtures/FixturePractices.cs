using HealthNeeds.Store.Releases;

namespace HealthNeeds.Fixtures;

/// <summary>Where the patients of one practice live: three LSOAs in order of their codes. No practice has this code.</summary>
public static class FixturePractices
{
    public const string Practice = "Z99999";

    private static readonly double[] Shares = [0.5, 0.3, 0.015];

    public static IReadOnlyList<PracticeShare> All => [.. FixtureAreas.At(AreaLevel.Lsoa21).OrderBy(a => a.Code).Zip(Shares, (area, share) => new PracticeShare(Practice, area.Code, share, 8000))];

    internal static void Append(ReleaseWriter writer) => writer.AppendPracticeCatchments(All);
}
