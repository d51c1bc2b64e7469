using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Synthetic;

namespace HealthNeeds.Analytics.Moves;

/// <summary>
/// What differs between what two analyses read, and what a third would read with only part of it let in. An analysis reads the newest
/// period of each indicator for all persons, of a few the one before, and nothing else can move a rank.
/// </summary>
public sealed class MoveStudy
{
    private readonly AnalysisInput before;
    private readonly AnalysisInput after;
    private readonly AreaOrigins origins;
    private readonly TableComparison lsoas;
    private readonly TableComparison authorities;
    private readonly TableComparison msoas;

    /// <param name="before">The older release's areas and figures, with the newer one's indicators, focus areas and options.</param>
    /// <param name="after">All of the newer release.</param>
    /// <param name="methodChanged">True where the older release's ranks were made by another method.</param>
    /// <param name="origins">Where the newer release has areas under codes that the older one has not: which of the older ones they were.</param>
    public MoveStudy(AnalysisInput before, AnalysisInput after, bool methodChanged, AreaOrigins? origins = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        (this.before, this.after, this.origins) = (before, after, origins ?? AreaOrigins.None);
        (lsoas, authorities) = (new TableComparison(before.Lsoas, after.Lsoas, this.origins), new TableComparison(before.Authorities, after.Authorities, this.origins));
        msoas = new TableComparison(OfMsoas(before), OfMsoas(after), this.origins);
        var areas = new AreaComparison(before.Areas, after.Areas, this.origins);
        Causes =
        [
            .. methodChanged ? [MoveCause.Method] : Array.Empty<MoveCause>(),
            .. areas.Geography ? [MoveCause.Boundary] : Array.Empty<MoveCause>(),
            .. lsoas.Revised || authorities.Revised || msoas.Revised || areas.Corrected ? [MoveCause.Revision] : Array.Empty<MoveCause>(),
            .. lsoas.Renewed || authorities.Renewed || msoas.Renewed ? [MoveCause.NewData] : Array.Empty<MoveCause>(),
        ];
    }

    /// <summary>Those that exist, in their order. One alone takes every move.</summary>
    public IReadOnlyList<MoveCause> Causes { get; }

    /// <summary>What an analysis would read with causes let in up to this one.</summary>
    public AnalysisInput Upto(MoveCause cause) => cause switch
    {
        MoveCause.Method => before,
        MoveCause.Boundary => before with
        {
            Areas = AreaComparison.OldFacts(before.Areas, after.Areas, origins),
            Lsoas = lsoas.OnNewAreas(),
            Authorities = authorities.OnNewAreas(),
            Msoas = msoas.OnNewAreas(),
        },
        MoveCause.Revision => before with
        {
            Areas = after.Areas,
            Lsoas = lsoas.Corrected(),
            Authorities = authorities.Corrected(),
            Msoas = msoas.Corrected(),
        },
        _ => after,
    };

    /// <summary>The figures of MSOAs that rankings are made of; checks by others move no rank.</summary>
    private static AreaTable OfMsoas(AnalysisInput input) => input.Msoas is not { } table ? new AreaTable([], new Dictionary<ColumnKey, double[]>())
        : table.Only(WiderOutcome.OfMsoas.Contains);
}
