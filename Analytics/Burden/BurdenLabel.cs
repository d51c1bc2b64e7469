namespace HealthNeeds.Analytics.Burden;

/// <summary>An outcome that burden models predict.</summary>
/// <param name="Outcome">Indicator id of the later period.</param>
/// <param name="Previous">The same outcome an edition earlier: the area's own record.</param>
/// <param name="Logarithm">True for positive ratios and rates, which are modelled on the log scale.</param>
internal sealed record BurdenLabel(string Id, string Title, string Outcome, string Previous, bool Logarithm)
{
    /// <summary>People on illness benefits are counted by the later edition's income and employment too.</summary>
    private static readonly IReadOnlyList<string> IllnessBenefits = ["iod2025-income", "iod2025-employment"];

    public static readonly BurdenLabel YearsOfLifeLost = new("ypll", "Years of potential life lost", "iod2025-ypll", "iod2019-ypll", Logarithm: true);
    public static readonly BurdenLabel Illness = new("cidr", "Illness and disability benefits (CIDR)", "iod2025-cidr", "iod2019-cidr", Logarithm: true) { SharedNumerators = IllnessBenefits };
    public static readonly BurdenLabel AcuteMorbidity = new("acute-morbidity", "Emergency admissions (acute morbidity)", "iod2025-acute-morbidity", "iod2019-acute-morbidity", Logarithm: true);
    public static readonly BurdenLabel MentalHealth = new("mental-health", "Mental ill health", "iod2025-mental-health", "iod2019-mental-health", Logarithm: false) { SharedNumerators = IllnessBenefits, Registers = ["qof-depression", "qof-smi"] };

    public static readonly IReadOnlyList<BurdenLabel> All = [YearsOfLifeLost, Illness, AcuteMorbidity, MentalHealth];

    public string ModelId => $"burden-{Id}";

    /// <summary>Figures that count some of the outcome's own people: no model of it may be told them.</summary>
    public IReadOnlyList<string> SharedNumerators { get; private init; } = [];

    /// <summary>Registers of people with the condition, by which an outcome that is a score gets a natural scale.</summary>
    public IReadOnlyList<string> Registers { get; private init; } = [];

    /// <summary>To the scale of the model. A value that has no logarithm is missing.</summary>
    public double ToModel(double value) => Logarithm ? (value > 0 ? Math.Log(value) : double.NaN) : value;

    public double FromModel(double value) => Logarithm ? Math.Exp(value) : value;
}
