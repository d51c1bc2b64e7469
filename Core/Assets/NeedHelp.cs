namespace HealthNeeds.Core.Assets;

/// <param name="Need">Id of the need whose answers help.</param>
/// <param name="Evidence">Who says so.</param>
public sealed record NeedHelp(string Need, Evidence Evidence);
