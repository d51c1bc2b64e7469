using HealthNeeds.Store.Releases;

namespace HealthNeeds.Fixtures;

/// <summary>What rankings of the fixture's LSOAs can be drawn from: an illness and its care for every focus area but best start, of whose care nothing is held, and ill health of all causes. The fixture's own ranks are not made of it.</summary>
public static class FixtureBasis
{
    private const string AllCauses = "all-causes";

    private static Area[] Lsoas => [.. FixtureAreas.At(AreaLevel.Lsoa21).OrderBy(a => a.Code)];

    internal static void Append(ReleaseWriter writer, IReadOnlyList<string> focusAreas) => writer.AppendRankingBasis(Of(focusAreas));

    public static RankingBasis Of(IReadOnlyList<string> focusAreas)
    {
        string[] cared = [.. focusAreas.Where(f => f != "best-start")];
        RankingMeasure[] measures =
        [
            .. focusAreas.Select((f, i) => Measure(f, NeedKind.Unmet, (3 * i) + 1, [Term(f, "illness"), Term(f, "care")])),
            .. focusAreas.Select((f, i) => Measure(f, NeedKind.Burden, (3 * i) + 2, [Term(f, "illness")])),
            .. cared.Select((f, i) => Measure(f, NeedKind.Gap, (3 * i) + 3, [Term(f, "care")])),
            Measure(AllCauses, NeedKind.Burden, (3 * focusAreas.Count) + 1, [Term(focusAreas[0], "illness")]),
        ];
        return new RankingBasis(
            1,
            100,
            [.. Lsoas.Select(a => a.Code)],
            [.. focusAreas.SelectMany((f, i) => new[] { Part($"{f}-illness", 2 * i, ByPlace(i)), Part($"{f}-care", (2 * i) + 1, f == "cancer" ? ByAuthority() : ByPlace(i + 20)) })],
            [new RankingResidents("older", ByPlace(40))],
            measures,
            [.. Weights(NeedKind.Unmet, focusAreas), .. Weights(NeedKind.Burden, [AllCauses]), .. Weights(NeedKind.Gap, cared)]);
    }

    private static IEnumerable<MeasureWeight> Weights(NeedKind kind, IReadOnlyList<string> focuses) => focuses.Select(f => new MeasureWeight(kind, f, 1.0 / focuses.Count));

    private static RankingMeasure Measure(string focus, NeedKind kind, int set, RankingTerm[] terms) => new(focus, kind, set, [.. terms.Select(t => t with { Share = 1.0 / terms.Length })]);

    private static RankingTerm Term(string focus, string what) => new($"{focus}-{what}", $"{what} of {focus}", 1, 1, [$"{focus}-{what}"], what == "illness" ? "older" : null);

    private static RankingPart Part(string id, int place, double[] logRatio) =>
        new(id, id, logRatio, Errors(0.2f), Errors(0.1f), Errors(0.05f), [new SharedError(place, 1, 1, 1)]);

    private static float[] Errors(float sd) => [.. Enumerable.Repeat(sd, Lsoas.Length)];

    private static double[] ByPlace(int k) => [.. Lsoas.Select((_, i) => 0.4 * Math.Sin((i * 0.7) + k))];

    private static double[] ByAuthority() => [.. Lsoas.Select(a => a.LocalAuthority!.Value.Value[^1] * 0.01)];
}
