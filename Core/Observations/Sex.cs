namespace HealthNeeds.Core.Observations;

public enum Sex
{
    Persons,
    Female,
    Male,
}
