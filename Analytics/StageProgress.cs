namespace HealthNeeds.Analytics;

/// <summary>Shares of the whole, measured on all England, so that the bar moves evenly.</summary>
internal sealed class StageProgress(IProgress<AnalysisProgress>? listener)
{
    /// <param name="from">Where the stage starts, 0 to 1.</param>
    public Action<double> Stage(string name, double from, double to)
    {
        listener?.Report(new AnalysisProgress(name, from));
        return done => listener?.Report(new AnalysisProgress(name, from + ((to - from) * done)));
    }
}
