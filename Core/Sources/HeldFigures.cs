namespace HealthNeeds.Core.Sources;

/// <summary>Figures that came and were held back by a rule. The analyst accepts or refuses them by their id.</summary>
/// <param name="Id">The first twelve digits of the hash over what came.</param>
/// <param name="Findings">Each rule that held them: what was found, what was expected.</param>
/// <param name="Readable">False where nothing could be read of what came: then there is nothing to accept.</param>
public sealed record HeldFigures(string Id, DateTimeOffset Since, IReadOnlyList<string> Findings, bool Readable = true);
