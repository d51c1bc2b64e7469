using System.Data.Common;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Comparison;

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
        return backwards.IsKnown || backwards.IsDamaged ? backwards : forwards;
    }

    /// <summary>Asks what needs the steps; where one of them turns out to be damaged inside, asks without them.</summary>
    public static T Along<T>(Session session, ReleaseChain chain, Func<ReleaseChain, T> ask)
    {
        try
        {
            return ask(chain);
        }
        catch (DbException) when (chain.Links.Count > 0)
        {
            if (chain.Links.FirstOrDefault(l => !IsReadable(session, l)) is not { } damaged)
                throw;
            return ask(Damaged(damaged.Id));
        }
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
            links.Add(new ChainLink(step.Id, tables, sign));
            if (previous.Id == end)
                return new ReleaseChain(links, null);
            if (!releases.IsKept(previous.Id))
                return Broken($"{previous.Id}, a release between the two, is not kept");
            if (releases.TryOpen(previous.Id) is not { } opened)
                return Damaged(previous.Id);
            (tables, step) = opened;
        }
    }

    /// <summary>Every block of the moves is read, as each has a checksum of its own.</summary>
    private static bool IsReadable(Session session, ChainLink link)
    {
        try
        {
            _ = session.Scalar<string?>($"select max(concat(m.focus, m.level, m.area, m.within, m.new_data, m.revision, m.method, m.boundary)) from {link.Tables}.rank_move m");
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }

    private static ReleaseChain Damaged(string id) =>
        new([], $"Moves are known, causes are not: {id}, a release on the way, cannot be read: it is damaged or of an older form.") { IsDamaged = true };

    private static ReleaseChain Broken(string why) => new([], $"Moves are known, causes are not: {why}.");
}

/// <summary>The steps from one release to another, each from a release to the one made after it.</summary>
/// <param name="Links">Databases whose moves add up to the whole: forwards with sign 1, backwards with sign −1.</param>
/// <param name="Broken">Why the steps are not known; null where they are.</param>
internal sealed record ReleaseChain(IReadOnlyList<ChainLink> Links, string? Broken)
{
    public bool IsKnown => Broken is null;

    /// <summary>Whether a release on the way is kept and cannot be read.</summary>
    public bool IsDamaged { get; init; }
}

/// <param name="Id">The later release of a step.</param>
/// <param name="Tables">Name under which it is attached.</param>
internal sealed record ChainLink(string Id, string Tables, int Sign);
