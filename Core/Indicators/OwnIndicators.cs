namespace HealthNeeds.Core.Indicators;

/// <summary>
/// Indicators that an installation adds to its own releases. They are known by their ids, which nothing that is bundled may have, so that whoever
/// holds a figure can tell, also from an older release. They are shown and never move a rank.
/// </summary>
public static class OwnIndicators
{
    /// <summary>How the id of an own indicator, and of its source, begins.</summary>
    public const string Prefix = "own-";

    /// <summary>The group they stand in among other indicators.</summary>
    public const string Domain = "Own indicators of this installation";

    /// <summary>What is said beside every figure of one.</summary>
    public const string Mark = "own indicator of this installation, not an official statistic";

    /// <summary>Why none moves a rank.</summary>
    public const string NotRanked = "Own indicators are shown and never ranked by: ranks are the same on every installation";

    /// <param name="id">Of an indicator or a source.</param>
    public static bool IsOwn(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.StartsWith(Prefix, StringComparison.Ordinal);
    }
}
