using HealthNeeds.Dashboard.Api.Power;
using HealthNeeds.Dashboard.Api.TestBeds;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.TestBeds;

/// <summary>Makes the view of one address from the current release.</summary>
internal sealed class TestBedsReader(ReleaseReading reading, TestBedsMap map)
{
    public TestBedsView Read(TestBedSettings settings, CancellationToken token)
    {
        var bed = TestBedStudy.Run(reading, settings, token);
        return new TestBedsView(
            bed,
            TestBedText.Of(bed, reading.Lease.Info),
            Choices(settings.Level),
            new StudyPictures(map.Draw(bed), map.Missing, bed.Trial.Plan is { } plan ? Curve(PowerAnswer.Of(plan), plan.Design.CountsByArm) : null));
    }

    private StudyChoices Choices(AreaLevel level)
    {
        var held = SiteIndicators.Of(reading, level);
        var names = IndicatorNames.Of(reading);
        return new StudyChoices(
            reading.Region.Name,
            reading.Authorities,
            reading.FocusAreas,
            reading.Conditions,
            [.. reading.Indicators.Where(held.Has).Select(i => (i.Id.Value, held.Title(i) + names.Apart(i)))],
            [.. reading.Assets.Assets.Where(a => a.Site is not null).Select(a => new StudyPoint(a.Id, a.Name, a.Site!.Location)).OrderBy(a => a.Name, StringComparer.Ordinal)],
            StudyPoint.Organisations(reading));
    }

    private static ChartFigure Curve(PowerAnswer power, bool byArm)
    {
        var counts = power.Curve.Select(p => p.Clusters).Distinct().Order().ToList();
        var lines = power.Curve.GroupBy(p => p.Clustering).OrderBy(g => g.Key).Select(g => new ChartLine(
            $"{(power.Outcome == "rate" ? "variation" : "ρ")} {TrialWords.Number(g.Key)}",
            [.. counts.Select(k => new ChartPoint(100 * g.First(p => p.Clusters == k).Power))],
            Strong: Math.Abs(g.Key - power.Clustering) < 1e-9));
        var heading = new ChartHeading("power", "Power by number of sites", $"Chance in per cent of finding the expected difference; {TrialWords.Number(100 * power.Target)}% is wanted.", "% power", 0) { Labels = byArm ? "Clusters in each arm" : "Clusters" };
        return LineChart.Of(heading, [.. counts.Select(k => Figures.Count(k))], [.. lines]);
    }
}
