using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Results;
namespace HealthNeeds.Analytics.Tests;

/// <summary>One analysis of the small country, made once in a run and shared by all tests that only look at it.</summary>
public sealed class SmallAnalysis
{
    private static readonly Lazy<AnalysisResult> Made = new(() => NeedAnalysis.Run(new SmallEngland().Input(), new HistogramTrainer()));

    private readonly Lazy<AnalysisResult> made = Made;

    public AnalysisResult Result => made.Value;
}
