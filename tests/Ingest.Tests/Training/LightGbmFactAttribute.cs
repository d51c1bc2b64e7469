using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Ingest.Training;

namespace HealthNeeds.Ingest.Tests.Training;

/// <summary>A test that needs LightGBM's native library; skipped, with the reason, only where that cannot be loaded.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LightGbmFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Reason = new(() =>
    {
        try
        {
            var matrix = new FeatureMatrix([new("x", "any", Monotone.None)], [[.. Enumerable.Range(0, 100).Select(i => (float)i)]]);
            _ = new LightGbmTrainer(1).Train(new(matrix, [.. Enumerable.Range(0, 100)], [.. Enumerable.Range(0, 100).Select(i => i < 50 ? 0.0 : 1)]), new() { Rounds = 1 }, CancellationToken.None);
            return null;
        }
        catch (DllNotFoundException e)
        {
            return $"LightGBM's native library does not load: {e.Message}";
        }
    });

    public LightGbmFactAttribute() => Skip = Reason.Value;
}
