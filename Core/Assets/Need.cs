namespace HealthNeeds.Core.Assets;

/// <summary>A need an asset can address: the shared vocabulary between focus areas and assets.</summary>
/// <param name="Parent">A broader need, or null.</param>
/// <param name="FocusAreas">Focus areas it belongs to, by id.</param>
/// <param name="Terms">Words that speak of it, for text matching.</param>
public sealed record Need(string Id, string Name, string? Parent, IReadOnlyList<string> FocusAreas, IReadOnlyList<string> Terms)
{
    /// <summary>Any of "children", "working-age", "older", or empty where the need is everyone's.</summary>
    public IReadOnlyList<string> LifeCourse { get; init; } = [];

    /// <summary>Indicators that measure this very need, by id; empty where the project carries none.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>Indicators of who could have the need or of what it goes with, by id: they order places, and are never said to measure it.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>Other needs whose answers help with this one, as more activity does with obesity.</summary>
    public IReadOnlyList<NeedHelp> HelpedBy { get; init; } = [];
}

/// <param name="Need">Id of the need whose answers help.</param>
/// <param name="Evidence">Who says so.</param>
public sealed record NeedHelp(string Need, Evidence Evidence);
