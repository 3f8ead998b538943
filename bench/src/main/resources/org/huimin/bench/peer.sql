-- The peer of the night run's decisions: three programmes of content/programmes as one set-based statement over the same
-- projection, for the one place whose parameters stand in `p` (content/programmes/*/parameters, place 350200, in force on 2026-11-01).
-- It follows the same rules, with SQL's own three-valued logic, but gives no reasons and no trace and compares with nothing. What no
-- department's file tells (parents' state, taxes paid, obligors outside the household, …) and what the place has not (deductions,
-- imputed income, top-ups, a guaranteed minimum) is left out of it. The benchmark checks its counts and sums against the night run's.
create temporary table peer as
with p as (
    select 112000::bigint standard, 168000::bigint basic, 34000::bigint care_self, 79000::bigint care_half, 135000::bigint care_full,
        4131400::bigint average_income_year, 24::bigint asset_multiple, 36::bigint support_asset_multiple,
        72::bigint marginal_asset_multiple, 200::bigint marginal_multiple_hundredths,
        10000000::bigint capital_limit, 20000000::bigint marginal_capital_limit, date '2026-11-01' decided_on,
        date '2025-12-31' pension_excluded_until
), person as (
    select c.household_id, c.person_id,
        not (coalesce(deceased, false) or coalesce(imprisoned, false)) in_family,
        coalesce(deceased, false) deceased, coalesce(imprisoned, false) imprisoned,
        extract(year from age(decided_on, birth_date))::int age,
        coalesce(disability_level, '0') disability_level, coalesce(disability_category, '0') disability_category,
        coalesce(full_time_student, false) student, coalesce(student_stage, 'none') stage,
        obligor_state, self_care,
        greatest(coalesce(wage, 0), coalesce(taxed_earnings, 0)) + coalesce(employee_pension, 0)
            + coalesce(unemployment_benefit, 0) + greatest(0, coalesce(business_income, 0)) + greatest(0, coalesce(property_income, 0))
            + greatest(0, coalesce(transfer_income, 0)) + coalesce(support_received, 0) own_income,
        case when decided_on <= pension_excluded_until then 0 else coalesce(resident_pension, 0) end resident_pension,
        coalesce(deposits, 0) + coalesce(securities, 0) + coalesce(insurance_cash_value, 0) assets,
        coalesce(house_count, 0) houses, coalesce(non_residential_count, 0) shops, coalesce(car_count, 0) cars,
        coalesce(heavy_machine_count, 0) machines, coalesce(market_entity_count, 0) entities,
        coalesce(market_entity_capital, 0) capital, coalesce(employs_others, false) employs,
        coalesce(received_extreme_poverty_support, 0) received_support,
        coalesce(received_subsistence_allowance, 0) received_allowance
    from people.current c, p where c.in_register and c.place between 350200000000 and 350299999999
), labour as (
    select person.*,
        received_support > 0 and (age < 18 or stage in ('primary', 'junior', 'senior', 'secondary-vocational')) continued,
        coalesce(age >= 60 or age < 16, false)
            or (disability_category in ('5', '6') and disability_level in ('1', '2', '3'))
            or (disability_category = '4' and disability_level in ('1', '2'))
            or (disability_category = '1' and disability_level = '1')
            -- of several disabilities no file tells the level of each: open
            or (disability_category = '7' and disability_level in ('1', '2', '3') and null)
            or (received_support > 0 and (age < 18 or stage in ('primary', 'junior', 'senior', 'secondary-vocational'))) no_labour,
        assets < standard * support_asset_multiple and houses <= 100
            and shops = 0 and cars = 0 and machines = 0 and entities = 0 poor_in_assets,
        own_income * 12 < average_income_year poor_in_income,
        disability_level in ('1', '2') or (disability_level = '3' and disability_category in ('5', '6')) gravely_disabled
    from person, p
), classified as (
    select labour.*,
        -- could support the others: of age, not excused as an obligor, and either fit for work or with an income of the standard
        in_family and age >= 18
            and not (received_support > 0 or (age >= 60 and received_allowance > 0)
                or (age >= 70 and poor_in_assets and poor_in_income) or (gravely_disabled and poor_in_assets and poor_in_income)
                or (imprisoned and poor_in_assets))
            and ((age < 60 and not no_labour and not student) or own_income >= standard) capable
    from labour, p
), family as (
    select household_id, bool_or(received_allowance > 0) receives_allowance,
        case when bool_or(capable) then true when not bool_or(capable is null) then false end capable_at_home
    from classified group by household_id
), supported as (
    select c.*, f.receives_allowance,
        (age >= 60 or age < 18 or disability_level <> '0' or continued)
        and not deceased and not imprisoned and no_labour and own_income < standard and poor_in_assets
        and not (f.capable_at_home and not capable) and obligor_state in ('none', 'incapable') supported
    from classified c join family f using (household_id), p
), counted as (
    -- who gets support and outgrows it is looked at for the allowance
    select *, in_family and not (case when received_support > 0 then coalesce(no_labour, true)
            else not receives_allowance and supported end) covered
    from supported
), household as (
    select household_id, count(*) filter (where in_family) family_size, count(*) filter (where covered) size,
        count(*) filter (where covered is null) unclear,
        coalesce(sum(own_income + resident_pension) filter (where covered), 0) income,
        coalesce(sum(assets) filter (where covered), 0) assets, coalesce(sum(houses) filter (where covered), 0) houses,
        coalesce(sum(shops) filter (where covered), 0) shops, coalesce(sum(cars) filter (where covered), 0) cars,
        coalesce(sum(machines) filter (where covered), 0) machines, coalesce(sum(capital) filter (where covered), 0) capital,
        coalesce(bool_or(employs) filter (where covered), false) employs,
        -- without a grade of self-care the amount is open, and so is the decision
        count(*) filter (where supported and self_care is not null) supported,
        sum(basic + case self_care when 'full' then care_self when 'half' then care_half else care_full end)
            filter (where supported and self_care is not null) support
    from counted, p group by household_id
), decided as (
    select h.*, unclear = 0 and family_size > 0 and size > 0 and income < standard * size and assets <= standard * asset_multiple * size
            and houses <= 100 and shops = 0 and cars = 0 and machines = 0 and capital <= capital_limit and not employs allowance
    from household h, p
)
select household_id, supported, coalesce(support, 0) support_fen, allowance,
    case when allowance then round((standard * size - income) / 100.0) * 100 else 0 end::bigint allowance_fen,
    not allowance and unclear = 0 and family_size > 0 and size > 0 and income * 100 < standard * marginal_multiple_hundredths * size
        and assets <= standard * marginal_asset_multiple * size and houses <= 100 and shops = 0 and cars = 0 and machines = 0
        and capital < marginal_capital_limit and not employs marginal
from decided, p
