using Bunit;
using HealthNeeds.Dashboard.Pages.Assets;
using HealthNeeds.Store.Queries;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Components;

public sealed class ResearchPanelTests : BunitContext
{
    private static readonly ResearchRegister Register = new("r", "A register", "A publisher", "OGL", "An attribution.", new DateOnly(2026, 11, 30), 1);

    [Theory]
    [InlineData(1, 1, 1, "1 award and 1 supported project under way at organisations in A region, as of 30 November 2026. 1 more award is at organisations whose location is not known.")]
    [InlineData(2, 0, 3, "2 awards and 0 supported projects under way at organisations in A region, as of 30 November 2026. 3 more awards are at organisations whose location is not known.")]
    public void Awards_OneOrMany_AreCountedInWords(int awards, int projects, int unplaced, string words)
    {
        Services.AddSingleton(TimeProvider.System);

        Render<ResearchPanel>(p => p.Add(r => r.Model, new ResearchView("A region", "E54000061", [Register], awards, projects, unplaced, [], [], []))).Find("section > p").TextContent.Should().Be(words);
    }
}
