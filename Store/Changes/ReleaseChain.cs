namespace HealthNeeds.Store.Changes;

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
