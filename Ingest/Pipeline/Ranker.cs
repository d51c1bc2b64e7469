using HealthNeeds.Analytics;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Results;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>Ranks what it is given, as <see cref="NeedAnalysis.Rank"/> does. Tests put a quick one in its place.</summary>
internal delegate IReadOnlyList<LevelRanking> Ranker(AnalysisInput input, IProgress<AnalysisProgress>? progress, CancellationToken cancellation);
