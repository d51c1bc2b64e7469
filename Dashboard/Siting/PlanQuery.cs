using HealthNeeds.Analytics.Siting;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Siting;

/// <summary>What a plan is asked for: the whole state of /plan and of its API twin, as their addresses say it.</summary>
/// <param name="Candidates">One of <see cref="PlanFields.CandidateKinds"/>.</param>
/// <param name="Existing">One of <see cref="PlanFields.ExistingKinds"/>, or ids of assets with commas between.</param>
/// <param name="Points">Candidates of the reader's own, as in "53.38,-1.47;53.5,-1.1"; null where there are none.</param>
/// <param name="Kilometres">The travel limit.</param>
/// <param name="AuthorityFloor">Least share of each authority's residents, per cent.</param>
/// <param name="DeprivedFloor">The same of England's most deprived fifth of neighbourhoods, as far as they lie in the region.</param>
/// <param name="Budget">In the unit of costs; null for none.</param>
/// <param name="Costs">By candidate, as in "E02001509:2,awrc:0.5"; all others cost 1.</param>
public sealed record PlanQuery(
    string Focus,
    string Candidates,
    string Existing,
    string? Points,
    int Sites,
    double Kilometres,
    double Detour,
    int AuthorityFloor,
    int DeprivedFloor,
    double? Budget,
    string? Costs)
{
    /// <summary>Places of the reader's own that it keeps to; null for the whole region.</summary>
    internal PlaceLimit? Limit { get; init; }

    public static readonly PlanQuery Default = new(FocusArea.Overall, "msoas", "none", Points: null, Sites: 3, Kilometres: 3, TravelLimit.UsualDetour, AuthorityFloor: 0, DeprivedFloor: 0, Budget: null, Costs: null);

    /// <summary>The address of this state; what equals the default is left out.</summary>
    public string Address => Text.Length == 0 ? "/plan" : "/plan?" + Text;

    /// <summary>The state as a query of the API; empty at the default.</summary>
    public string Text => string.Join('&', Parts().Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}").Append(Limit?.Text).OfType<string>());

    /// <param name="given">Values by field, each known to keep its rule; null where absent.</param>
    /// <param name="focus">A focus area of the release, or "overall".</param>
    public static PlanQuery Of(Func<string, string?> given, string focus)
    {
        string Value(PlanField field) => given(field.Name) ?? field.Default ?? string.Empty;
        return new PlanQuery(
            focus,
            Value(PlanFields.Candidates),
            Value(PlanFields.Existing),
            given(PlanFields.Points.Name),
            int.Parse(Value(PlanFields.Sites)),
            double.Parse(Value(PlanFields.Kilometres)),
            double.Parse(Value(PlanFields.Detour)),
            int.Parse(Value(PlanFields.AuthorityFloor)),
            int.Parse(Value(PlanFields.DeprivedFloor)),
            given(PlanFields.Budget.Name) is { } budget ? double.Parse(budget) : null,
            given(PlanFields.Costs.Name));
    }

    private IEnumerable<(string Name, string Value)> Parts()
    {
        if (Focus != Default.Focus) yield return ("focus", Focus);
        if (Candidates != Default.Candidates) yield return (PlanFields.Candidates.Name, Candidates);
        if (Existing != Default.Existing) yield return (PlanFields.Existing.Name, Existing);
        if (Points is not null) yield return (PlanFields.Points.Name, Points);
        if (Sites != Default.Sites) yield return (PlanFields.Sites.Name, $"{Sites}");
        if (Kilometres != Default.Kilometres) yield return (PlanFields.Kilometres.Name, PlanFields.Text(Kilometres));
        if (Detour != Default.Detour) yield return (PlanFields.Detour.Name, PlanFields.Text(Detour));
        if (AuthorityFloor != 0) yield return (PlanFields.AuthorityFloor.Name, $"{AuthorityFloor}");
        if (DeprivedFloor != 0) yield return (PlanFields.DeprivedFloor.Name, $"{DeprivedFloor}");
        if (Budget is { } budget) yield return (PlanFields.Budget.Name, PlanFields.Text(budget));
        if (Costs is not null) yield return (PlanFields.Costs.Name, Costs);
    }
}
