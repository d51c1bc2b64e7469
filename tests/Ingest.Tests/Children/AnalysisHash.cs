using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Results;

namespace HealthNeeds.Ingest.Tests.Children;

/// <summary>One hash over all that an analysis finds, every number with all its digits.</summary>
internal static class AnalysisHash
{
    public static string Of(AnalysisResult result)
    {
        var text = new StringBuilder();
        foreach (var ranking in result.Rankings)
        {
            foreach (var line in ranking.Areas.Select(a => $"{a}").Concat(ranking.Ranks.Select(r => $"{r}")).Concat(ranking.Contributions.Select(c => $"{c}")))
                text.Append(CultureInfo.InvariantCulture, $"{ranking.Focus} {ranking.Level} {line}\n");
        }

        foreach (var line in result.Metrics.Select(m => $"{m}").Concat(result.Gates.Select(g => $"{g}")).Concat(result.Sensitivities.Select(s => $"{s}")))
            text.Append(CultureInfo.InvariantCulture, $"{line}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>Trains nothing until the test opens the gate.</summary>
internal sealed class GatedTrainer(string releases, IRankingTrainer trainer) : IRankingTrainer
{
    public string Engine => trainer.Engine;

    public bool Supports(TrainingOptions options, IReadOnlyList<FeatureSpec> features) => trainer.Supports(options, features);

    public RankingModel Train(TrainingSet set, TrainingOptions options, CancellationToken cancellation)
    {
        while (!File.Exists(Path.Combine(releases, "gate")))
        {
            cancellation.ThrowIfCancellationRequested();
            cancellation.WaitHandle.WaitOne(20);
        }

        return trainer.Train(set, options, cancellation);
    }
}
