using Bunit;
using HealthNeeds.Core.Regions;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Models;

namespace HealthNeeds.Dashboard.Tests.Components;

/// <summary>The tables of the page about models.</summary>
public sealed class ModelTableTests : BunitContext
{
    private static readonly Region Region = new("south-yorkshire", "South Yorkshire", new AreaCode("E54000061"), [], Folder: null);
    private static readonly Dictionary<string, string> Icbs = new(StringComparer.Ordinal) { ["E54000054"] = "West Yorkshire" };

    [Fact]
    public void Sensitivities_NameEveryExtent_AndLeaveOpenWhatWasNotVariedThere()
    {
        Sensitivity[] made = [Made("E92000001", "harm", .31), Made(Region.Code.Value, "harm", .42), Made("E92000001", "shrinkage", .05)];
        var table = Render<SensitivityTable>(p => p.Add(t => t.Sensitivities, made).Add(t => t.Region, Region).Add(t => t.FocusNames, new Dictionary<string, string>(StringComparer.Ordinal) { ["cancer"] = "Cancer" }).Add(t => t.IcbNames, Icbs));
        table.Find("summary").TextContent.Should().Be("Cancer");
        table.FindAll("thead th").Select(h => h.TextContent).Should().Equal("Assumption", "England: by itself", "England: with others", "South Yorkshire: by itself", "South Yorkshire: with others");
        table.FindAll("tbody tr").Select(r => string.Join(" | ", r.Children.Select(c => c.TextContent))).Should().Equal(
            "How much harm each condition is said to do | 31% (30% to 32%) | 36% (35% to 37%) | 42% (41% to 43%) | 47% (46% to 48%)",
            "How far estimates are drawn towards England’s average | 5% (4% to 6%) | 10% (9% to 11%) | – | –");
    }

    [Fact]
    public void Metrics_StandByRankAgreement_WithTheOneThatShipsMarked()
    {
        ModelMetric[] made =
        [
            new("cancer", "leave-la-out", "ridge", "spearman", "E92000001", .90, .89, .91),
            new("cancer", "leave-la-out", "trees", "spearman", "E92000001", .91, null, null),
            new("cancer", "leave-la-out", "trees", "ndcg", "E92000001", .80, null, null),
        ];
        var table = Render<MetricTable>(p => p.Add(t => t.Metrics, made).Add(t => t.Region, Region).Add(t => t.Shipped, "trees").Add(t => t.IcbNames, Icbs).Add(t => t.FocusNames, new Dictionary<string, string>()));
        table.Find("summary").TextContent.Should().Be("A place we do not know: whole authorities left out, England");
        table.FindAll("tbody tr").Select(r => string.Join(" | ", r.Children.Select(c => c.TextContent))).Should().Equal(
            "Gradient-boosted trees alone (in use) | 0.910 | 0.800",
            "Ridge regression on the same figures | 0.900 (0.890 to 0.910) | –");
    }

    private static Sensitivity Made(string extent, string factor, double first) => new("cancer", extent, factor, first, first - .01, first + .01, first + .05, first + .04, first + .06);
}
