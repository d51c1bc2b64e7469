using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Research;

/// <summary>data/research-needs.json: the 21 health categories of the Health Research Classification System, and which needs and focus areas each is about.</summary>
/// <param name="Source">Where the categories are defined.</param>
/// <param name="SameOrganisation">Names that registers print, and the name that is shown for them.</param>
public sealed record HealthCategories(CategorySource Source, IReadOnlyList<HealthCategory> Categories, IReadOnlyDictionary<string, string> SameOrganisation)
{
    public const string FileName = "research-needs.json";

    /// <summary>Where no file is there: no category is known.</summary>
    public static HealthCategories None { get; } = new(new CategorySource(string.Empty, string.Empty, string.Empty), [], new Dictionary<string, string>());

    /// <summary>The file of a data folder, or <see cref="None"/>.</summary>
    /// <exception cref="CatalogueException">It is malformed, or names a category twice.</exception>
    public static HealthCategories Read(string data)
    {
        var path = Path.Combine(data, FileName);
        if (!File.Exists(path))
            return None;
        using var json = File.OpenRead(path);
        var read = CatalogueJson.Read<HealthCategories>(json, FileName);
        CatalogueRules.Unique(FileName, "category", read.Categories.Select(c => c.Id));
        CatalogueRules.Unique(FileName, "category", read.Categories.Select(c => ResearchNames.Plain(c.Name)));
        return read;
    }

    /// <summary>The category that a register prints, whatever its capitals and signs; null where it is none of them.</summary>
    public HealthCategory? Find(string printed) => Categories.FirstOrDefault(c => ResearchNames.Plain(c.Name) == ResearchNames.Plain(printed));
}

/// <param name="Title">Of the publication that defines the categories.</param>
/// <param name="Note">How categories and needs were put together.</param>
public sealed record CategorySource(string Title, string Address, string Note);

/// <param name="Needs">Ids of needs of data/needs.json; none where the category is about no need in particular.</param>
/// <param name="FocusAreas">Ids of focus areas whose burden the category bears on.</param>
public sealed record HealthCategory(string Id, string Name, IReadOnlyList<string> Needs, IReadOnlyList<string> FocusAreas);
