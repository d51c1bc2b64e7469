namespace HealthNeeds.Core.Assets;

/// <summary>The kinds of asset, by the ids they travel under.</summary>
public static class AssetKinds
{
    public const string ResearchCentre = "research-centre";
    public const string Innovation = "innovation-support";
    public const string Place = "place";
    public const string Network = "network";
    public const string Hospital = "hospital";
    public const string Trust = "nhs-trust";
    public const string University = "university";
    public const string Partnership = "partnership";
    public const string Community = "community-partner";
    public const string Programme = "programme";
    public const string ClinicalStrength = "clinical-strength";
    public const string Cluster = "business-cluster";
    public const string Company = "company";

    /// <summary>Has research under way in a public register; not of the catalogue.</summary>
    public const string ResearchOrganisation = "research-organisation";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        [ResearchCentre] = "Research centre",
        [Innovation] = "Innovation support",
        [Place] = "Place",
        [Network] = "Network",
        [Hospital] = "Hospital",
        [Trust] = "NHS trust",
        [University] = "University",
        [Partnership] = "Public body or partnership",
        [Community] = "Community partner",
        [Programme] = "Programme or product",
        [ClinicalStrength] = "Clinical strength",
        [Cluster] = "Business cluster",
        [Company] = "Company",
        [ResearchOrganisation] = "Organisation with research under way",
    };

    public static IReadOnlyCollection<string> All => Names.Keys;

    /// <summary>False of what stands beside the catalogue: organisations of research registers.</summary>
    public static bool IsOfCatalogue(string kind) => kind != ResearchOrganisation;

    /// <summary>What a reader calls it.</summary>
    public static string Name(string kind) => Names.TryGetValue(kind, out var name)
        ? name
        : throw new ArgumentException($"'{kind}' is not a kind of asset: expected one of {string.Join(", ", Names.Keys)}.", nameof(kind));
}
