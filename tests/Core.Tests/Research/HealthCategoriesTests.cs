using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Research;

namespace HealthNeeds.Core.Tests.Research;

/// <summary>data/research-needs.json against the needs and focus areas of the product.</summary>
public sealed class HealthCategoriesTests
{
    private static readonly HealthCategories Categories = HealthCategories.Read(Path.Combine(RepositoryFiles.Root, "data"));

    [Fact]
    public void Categories_AreThe21_AndCited()
    {
        Categories.Categories.Should().HaveCount(21);
        Categories.Source.Address.Should().StartWith("https://");
        Categories.Find("CANCER & Neoplasms")!.Id.Should().Be("cancer");
        Categories.Find("Astrology").Should().BeNull();
    }

    [Fact]
    public void Needs_AndFocusAreas_AreOnesThatTheProductHas()
    {
        using var focusFile = RepositoryFiles.Open("data", "focus-areas.json");
        var focus = FocusAreaCatalogue.Read(focusFile);
        using var needFile = RepositoryFiles.Open("data", NeedCatalogue.FileName);
        var needs = NeedCatalogue.Read(needFile, focus).Needs.Select(n => n.Id).ToList();

        Categories.Categories.SelectMany(c => c.FocusAreas).Distinct().Should().BeEquivalentTo(focus.Select(f => f.Id), "every focus area has research that bears on it");
        Categories.Categories.SelectMany(c => c.Needs).Should().BeSubsetOf(needs);
    }

    [Fact]
    public void FolderWithoutTheFile_KnowsNoCategory() => HealthCategories.Read(Path.GetTempPath()).Categories.Should().BeEmpty();
}
