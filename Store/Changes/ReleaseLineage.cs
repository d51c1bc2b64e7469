using HealthNeeds.Store.Releases;

namespace HealthNeeds.Store.Changes;

/// <summary>Finds the steps between two releases by asking each which one it followed.</summary>
internal static class ReleaseLineage
{
    public static ReleaseChain Chain(AttachedReleases releases, ReleaseInfo from, ReleaseInfo to)
    {
        if (from.Id == to.Id)
            return new ReleaseChain([], null);
        var forwards = Walk(releases, to, from.Id, sign: 1);
        if (forwards.IsKnown)
            return forwards;
        var backwards = Walk(releases, from, to.Id, sign: -1);
        return backwards.IsKnown ? backwards : forwards;
    }

    private static ReleaseChain Walk(AttachedReleases releases, ReleaseInfo start, string end, int sign)
    {
        var links = new List<ChainLink>();
        for (var (step, tables) = (start, releases.Open(start.Id).Tables); ;)
        {
            if (step.Previous is not { } previous)
                return Broken($"{end} and {start.Id} are not on one line of releases");
            if (step.CausesUnknown is { } why)
                return Broken($"of {step.Id}, {char.ToLowerInvariant(why[0])}{why[1..].TrimEnd('.')}");
            links.Add(new ChainLink(tables, sign));
            if (previous.Id == end)
                return new ReleaseChain(links, null);
            if (!releases.IsKept(previous.Id))
                return Broken($"{previous.Id}, a release between the two, is not kept");
            (tables, step) = releases.Open(previous.Id);
        }
    }

    private static ReleaseChain Broken(string why) => new([], $"Moves are known, causes are not: {why}.");
}
