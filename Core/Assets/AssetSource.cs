namespace HealthNeeds.Core.Assets;

/// <summary>A document that evidence cites.</summary>
/// <param name="Published">As printed on it: "May 2022"; "undated" where the page says nothing.</param>
/// <param name="Commissioner">Empty where nobody commissioned it.</param>
public sealed record AssetSource(string Id, string Title, string Author, string Commissioner, string Published)
{
    /// <summary>Where it can be read; null for a document without an address.</summary>
    public string? Address { get; init; }

    /// <summary>When it was read for the catalogue; a page may have changed since.</summary>
    public DateOnly? Read { get; init; }
}
