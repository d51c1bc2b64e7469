using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Ingest.Training;

namespace HealthNeeds.Ingest.Tests.Training;

public sealed class TrainerChoiceTests
{
    [LightGbmFact]
    public void Canary_OfLightGbm_IsAlive() => TrainerCanary.Fault(new LightGbmTrainer(1)).Should().BeNull();

    [Fact]
    public void Canary_OfOurOwnTrainer_IsAlive() => TrainerCanary.Fault(new HistogramTrainer()).Should().BeNull();

    [LightGbmFact]
    public void Canary_OfLightGbmWithoutDirections_FindsIt() =>
        TrainerCanary.Fault(new Undirected(new LightGbmTrainer(1))).Should().StartWith("did not honour a direction: raising 'worse' (Increasing) moved a prediction by -");

    [Fact]
    public void Canary_OfAnEngineThatLearnsNothing_FindsIt() =>
        TrainerCanary.Fault(new Blind()).Should().Be("learned nothing from 'either', which the figures rise with");

    [LightGbmFact]
    public void Choice_WhereLightGbmRuns_IsLightGbm()
    {
        TrainerChoice.OnThisMachine.Trainer.Engine.Should().Be("microsoft-ml-lightgbm-5.0.1", "another version must be tried, and pinned, before it ranks");
        TrainerChoice.OnThisMachine.Note(new() { Rounds = 9 }).Should().StartWith("Trained by microsoft-ml-lightgbm-5.0.1: rounds 9; depth ").And.NotContain("took its place");
    }

    [Fact]
    public void Choice_OfAnEngineThatFailsTheCanary_IsTheOther_AndSaysWhy()
    {
        var choice = TrainerChoice.Between(new Undirected(new HistogramTrainer()), new HistogramTrainer());
        choice.Trainer.Should().BeOfType<HistogramTrainer>();
        choice.Note(new()).Should().Contain("undirected did not honour a direction").And.EndWith("Our own trainer took its place, with the same settings.");
    }

    [Fact]
    public void Choice_WithoutTheNativeLibrary_IsTheOther_AndSaysWhy()
    {
        var choice = TrainerChoice.Between(new Missing(), new HistogramTrainer());
        choice.Trainer.Should().BeOfType<HistogramTrainer>();
        choice.Note(new()).Should().Contain("missing does not run on this machine (libgomp.so.1: cannot open shared object file)");
    }

    /// <summary>Trains as another engine does, with every direction taken off.</summary>
    private sealed class Undirected(IRankingTrainer other) : IRankingTrainer
    {
        public string Engine => "undirected";

        public bool Supports(TrainingOptions options, IReadOnlyList<FeatureSpec> features) => true;

        public RankingModel Train(TrainingSet set, TrainingOptions options, CancellationToken cancellation)
        {
            var matrix = new FeatureMatrix(
                [.. set.Features.Features.Select(f => new FeatureSpec(f.Id, f.Domain, Monotone.None))],
                [.. Enumerable.Range(0, set.Features.FeatureCount).Select(f => set.Features.Column(f).ToArray())]);
            return other.Train(new(matrix, set.Rows, set.Label, set.Weight), options, cancellation);
        }
    }

    private sealed class Blind : IRankingTrainer
    {
        public string Engine => "blind";

        public bool Supports(TrainingOptions options, IReadOnlyList<FeatureSpec> features) => true;

        public RankingModel Train(TrainingSet set, TrainingOptions options, CancellationToken cancellation) =>
            new(Engine, set.Label.Average(), set.Features.Features, [new RegressionTree([-1], [0], [true], [-1], [0], [set.Rows.Length])]);
    }

    private sealed class Missing : IRankingTrainer
    {
        public string Engine => "missing";

        public bool Supports(TrainingOptions options, IReadOnlyList<FeatureSpec> features) => true;

        public RankingModel Train(TrainingSet set, TrainingOptions options, CancellationToken cancellation) =>
            throw new DllNotFoundException("libgomp.so.1: cannot open shared object file");
    }
}
