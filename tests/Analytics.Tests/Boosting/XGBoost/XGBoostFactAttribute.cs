namespace HealthNeeds.Analytics.Tests.Boosting.XGBoost;

/// <summary>A test that needs XGBoost, and says so where it is not installed.</summary>
public sealed class XGBoostFactAttribute : FactAttribute
{
    public XGBoostFactAttribute() => Skip = XGBoostLibrary.WhyUnavailable;
}
