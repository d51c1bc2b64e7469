using HealthNeeds.Dashboard.Problems;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>What stands in the place of an ICB that was abolished, on a page and in the API: who has its LSOAs now, with the address of each.</summary>
internal static class FormerIcb
{
    /// <param name="parameter">The one that names it; null on a page.</param>
    /// <returns>Null where the code is not that of an abolished ICB.</returns>
    public static Problem? Of(ReleaseFigures release, AreaCode code, string? parameter = null) => release.Icbs.Of(code) is { Standing: IcbStanding.Abolished } abolished
        ? Problem.Of(ProblemKinds.AbolishedIcb, abolished.Sentence!, parameter, code.Value, [.. abolished.Overlaps.Select(o => $"{Address(o)} ({o.NowName})")])
            with
        { Instead = [.. abolished.Overlaps.Select(o => Successor(release, o))] }
        : null;

    private static NextStep Successor(ReleaseFigures release, IcbOverlap successor) => successor.Now == release.Region.Code
        ? new NextStep("/", successor.NowName)
        : new NextStep(KeptParameter.Address("/", RegionChoice.Parameter, successor.Now.Value), successor.NowName);

    private static string Address(IcbOverlap successor) => $"/api/v1/areas/{successor.Now}";
}
