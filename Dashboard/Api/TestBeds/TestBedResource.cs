using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Api.Power;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Api.TestBeds;

/// <summary>/api/v1/test-beds</summary>
internal static class TestBedResource
{
    public static void MapTestBeds(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/test-beds", Answer, [.. TestBedParameters.All, ParameterRules.JsonOrCsv])
            .WithName("test-beds")
            .WithSummary("Sites for a study by need and criteria, matched controls, balance, sample size")
            .WithDescription("Sites are rated by the chance of England's worst tenth × residents × completeness × fit. A list of places limits sites to its own; controls may lie outside it. Controls are the areas least unlike them; without replacement the sum of distances is the least there is. 'balance' has standardised mean differences, aimed below 0.1. 'power' is for as many clusters as 'sites' asks for: in each arm of a parallel trial, where a control that several sites share counts once, in all of a stepped wedge. CSV has a row for each site and each control, with every measure, the settings, seed and release.")
            .Produces<TestBedAnswer>()
            .WithTags("Research")
            .InTurn();

    private static IResult Answer(ReleaseRequest request)
    {
        var bed = TestBedStudy.Run(request, TestBedSettings.Read(rule => request.Parameters.Has(rule) ? request.Parameters.Find(rule) : null, request, request.Token), request.Token);
        return request.Format == "csv"
            ? new CsvDownload<TestBedRow>($"test-beds-{request.Lease.Info.Id}.csv", TestBedRow.Of(bed), TestBedRow.Columns(bed, request.Lease.Info))
            : TypedResults.Json(Json(request, bed), ApiJson.Answers.TestBedAnswer);
    }

    private static TestBedAnswer Json(ReleaseRequest request, TestBed bed) => new(
        request.Stamp,
        TestBedText.Address(bed.Settings, request.Lease.Info),
        bed.Settings.Given,
        request.Lease.Info.Seed,
        bed.Settings.Level.Id(),
        AreaStamp.Of(bed.Settings.Within),
        PlaceLimitItem.Of(bed.Settings.Limit, bed.Settings.Within.Code),
        bed.Need.Title,
        bed.Need.Unit,
        bed.Need.Method,
        MeasuredPeriods.Of(bed.Need.Measured),
        bed.Reason,
        [.. bed.Steps.Select(s => new CriterionItem(s.Words, s.Left))],
        [.. bed.Figures.Missing.Select(m => m.Title)],
        bed.IsBalanced,
        TestBedText.WhyNotBalanced(bed),
        bed.NotMatched,
        [.. bed.Balance.Select(BalancedFigure.Of)],
        bed.Trial.Outcome,
        bed.Trial.Baseline is { } baseline ? Math.Round(baseline, 6) : null,
        bed.Trial.Unit,
        bed.Trial.Plan is { } plan ? PowerAnswer.Of(plan) : null,
        bed.Trial.Reason,
        [.. bed.Research.Select(a => new NearAward(a.Award.Register, a.Award.Id, a.Award.Title, a.Organisation!.Name, a.Award.End?.ToString("yyyy-MM-dd"), a.Award.Link))],
        bed.ResearchReason,
        bed.FollowsNeed,
        TestBedText.Of(bed, request.Lease.Info).Methods,
        TestBedText.Of(bed, request.Lease.Info).Citation,
        RankingReading.Caveats,
        FigureLicence.Of(bed.Need.Indicator),
        request.Attribution,
        [.. bed.Sites.Select(s => SiteItem.Of(s, bed.Figures))]);
}
