using HealthNeeds.Core.Areas;

namespace HealthNeeds.Analytics.Moves;

/// <summary>
/// What differs between what two analyses read, and what a third would read with only part of it let in. An analysis reads the newest
/// period of each indicator for all persons, so nothing else can move a rank.
/// </summary>
public sealed class MoveStudy
{
    private readonly AnalysisInput before;
    private readonly AnalysisInput after;

    /// <param name="before">The older release's areas and figures, with the newer one's indicators, focus areas and options.</param>
    /// <param name="after">All of the newer release.</param>
    /// <param name="methodChanged">True where the older release's ranks were made by another method.</param>
    public MoveStudy(AnalysisInput before, AnalysisInput after, bool methodChanged)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        (this.before, this.after) = (before, after);
        var (lsoas, authorities) = (new TableChange(before.Lsoas, after.Lsoas), new TableChange(before.Authorities, after.Authorities));
        var areas = new AreaChange(before.Areas, after.Areas);
        Causes =
        [
            .. methodChanged ? [MoveCause.Method] : Array.Empty<MoveCause>(),
            .. areas.Geography ? [MoveCause.Boundary] : Array.Empty<MoveCause>(),
            .. lsoas.Revised || authorities.Revised || areas.Corrected ? [MoveCause.Revision] : Array.Empty<MoveCause>(),
            .. lsoas.Renewed || authorities.Renewed ? [MoveCause.NewData] : Array.Empty<MoveCause>(),
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
            Areas = AreaChange.OldFacts(before.Areas, after.Areas),
            Lsoas = TableChange.On(after.Lsoas.Codes, before.Lsoas),
            Authorities = TableChange.On(after.Authorities.Codes, before.Authorities),
        },
        MoveCause.Revision => before with
        {
            Areas = after.Areas,
            Lsoas = TableChange.Corrected(before.Lsoas, after.Lsoas),
            Authorities = TableChange.Corrected(before.Authorities, after.Authorities),
        },
        _ => after,
    };
}
