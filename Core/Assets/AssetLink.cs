namespace HealthNeeds.Core.Assets;

/// <summary>A working relation the source states between two assets, or between an asset and a named partner.</summary>
/// <param name="To">An asset id, or the name of a partner that is no asset.</param>
public sealed record AssetLink(string From, string To, string Relation, Evidence Evidence);
