using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Results;
namespace HealthNeeds.Analytics.Tests;

/// <summary>One analysis of the small country, shared by the tests that only look at it.</summary>
public sealed class SmallAnalysis
{
    private readonly Lazy<AnalysisResult> result = new(() => NeedAnalysis.Run(new SmallEngland().Input(), new HistogramTrainer()));

    public AnalysisResult Result => result.Value;
}
