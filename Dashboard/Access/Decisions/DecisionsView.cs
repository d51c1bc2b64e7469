using HealthNeeds.Core.Runs;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Requests;

namespace HealthNeeds.Dashboard.Access.Decisions;

/// <summary>What waits for an analyst, and what became of what was asked for.</summary>
/// <param name="Field">Name of the form's field with its seal.</param>
/// <param name="Served">The release that readers see; null where none is current.</param>
/// <param name="Releases">Those that could be served instead, the newest first.</param>
/// <param name="Asked">Id of the request that was just made; null where none was.</param>
public sealed record DecisionsView(
    string Name,
    string Field,
    string Seal,
    IReadOnlyList<WaitingFigures> Held,
    ListedRelease? Served,
    IReadOnlyList<ListedRelease> Releases,
    IReadOnlyList<DecisionRequest> Waiting,
    IReadOnlyList<RequestOutcome> Outcomes,
    string? Asked)
{
    /// <summary>What to say of the request that was just made; null where none was, or it is not known.</summary>
    public string? Said =>
        Asked is null ? null
        : Waiting.Any(r => r.Id == Asked) ? "Your request waits for the worker, which looks every half minute. Open this page again to see what became of it."
        : Outcomes.FirstOrDefault(o => o.Id == Asked) is { } outcome ? $"{(outcome.Done ? "Done" : "Refused")}: {outcome.Words}"
        : null;

    public static string Words(DecisionRequest request) => request.Act switch
    {
        RequestActs.Accept => $"Accept {request.Source} {request.Target}",
        RequestActs.Refuse => $"Refuse {request.Source} {request.Target}",
        _ => $"Roll back to {request.Target}",
    };
}

/// <summary>Figures that a rule held back.</summary>
public sealed record WaitingFigures(string Source, HeldFigures Figures);
