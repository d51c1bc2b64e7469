using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Tests.Boosting;

public sealed class TrainingOptionsTests
{
    public static TheoryData<string, Action> Bad => new()
    {
        { "Rounds must be from 1 to 100000.", () => _ = new TrainingOptions { Rounds = 0 } },
        { "MaxDepth must be from 1 to 10.", () => _ = new TrainingOptions { MaxDepth = 11 } },
        { "LearningRate must be from 1E-06 to 1.", () => _ = new TrainingOptions { LearningRate = 0 } },
        { "LearningRate must be from 1E-06 to 1.", () => _ = new TrainingOptions { LearningRate = double.NaN } },
        { "L2 must be from 0 to 1000000000.", () => _ = new TrainingOptions { L2 = -1 } },
        { "MinChildWeight must be from 0 to 1000000000000.", () => _ = new TrainingOptions { MinChildWeight = -0.1 } },
        { "SubsampleRows must be from 0.01 to 1.", () => _ = new TrainingOptions { SubsampleRows = 1.5 } },
        { "SubsampleColumns must be from 0.01 to 1.", () => _ = new TrainingOptions { SubsampleColumns = 0 } },
        { "MaxBins must be from 2 to 255.", () => _ = new TrainingOptions { MaxBins = 256 } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Options_OutOfRange_SayWhatIsAllowed(string message, Action set) =>
        set.Should().Throw<ArgumentOutOfRangeException>().WithMessage($"{message}*");

    [Fact]
    public void Options_ByDefault_AreValid() => new TrainingOptions().Rounds.Should().Be(300);
}
