using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Tests.Boosting;

public sealed class TrainingSetTests
{
    private static readonly FeatureMatrix Three = Sample.Matrix([1, 2, 3]);

    public static TheoryData<string, Action> Bad => new()
    {
        { "There are no rows*", () => _ = new TrainingSet(Three, [], [1, 2, 3]) },
        { "Rows must be from 0 to 2; found 3*", () => _ = new TrainingSet(Three, [0, 3], [1, 2, 3]) },
        { "Row 1 is given twice*", () => _ = new TrainingSet(Three, [1, 0, 1], [1, 2, 3]) },
        { "The label has 2 values; the matrix has 3 rows*", () => _ = new TrainingSet(Three, [0], [1, 2]) },
        { "The label of row 1 is NaN*", () => _ = new TrainingSet(Three, [0, 1], [1, double.NaN, 3]) },
        { "The weight of row 0 is -1*", () => _ = new TrainingSet(Three, [0], [1, 2, 3], weight: [-1, 1, 1]) },
        { "Every weight is zero*", () => _ = new TrainingSet(Three, [0], [1, 2, 3], weight: [0, 1, 1]) },
        { "1 features were named but 2 columns*", () => _ = new FeatureMatrix(Three.Features, [[1], [2]]) },
        { "Column 'f1' has 1 rows*", () => Sample.Matrix([1, 2], [1]) },
        { "Column 'f0' is infinite in row 1; use NaN*", () => Sample.Matrix([1, float.PositiveInfinity]) },
        { "Feature 'f0' is given twice*", () => _ = new FeatureMatrix([Three.Features[0], Three.Features[0]], [[1], [1]]) },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Set_Inconsistent_SaysWhere(string message, Action make) =>
        make.Should().Throw<ArgumentException>().WithMessage(message);

    [Fact]
    public void Set_LabelMissingOutsideTheRows_IsAccepted() =>
        new TrainingSet(Three, [2, 0], [1, double.NaN, 3]).Rows.Should().Equal(0, 2);
}
