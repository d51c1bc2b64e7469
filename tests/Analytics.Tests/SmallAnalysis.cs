using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Results;

namespace HealthNeeds.Analytics.Tests;

/// <summary>One analysis of the small country, made once in a run and shared by all tests that only look at it.</summary>
public sealed class SmallAnalysis
{
    private static readonly Lazy<(AnalysisResult Result, IReadOnlyList<double> Progress)> Made = new(Run);

    private readonly Lazy<(AnalysisResult Result, IReadOnlyList<double> Progress)> made = Made;

    public AnalysisResult Result => made.Value.Result;

    /// <summary>How far it said that it was, one report after another.</summary>
    public IReadOnlyList<double> Progress => made.Value.Progress;

    private static (AnalysisResult Result, IReadOnlyList<double> Progress) Run()
    {
        var reports = new Reports();
        return (NeedAnalysis.Run(new SmallEngland().Input(), new HistogramTrainer(), reports), reports.Fractions);
    }

    private sealed class Reports : IProgress<AnalysisProgress>
    {
        public List<double> Fractions { get; } = [];

        public void Report(AnalysisProgress value) => Fractions.Add(value.Fraction);
    }
}
